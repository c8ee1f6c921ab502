"""From what people report to who names whom: states, layers, agreement."""
