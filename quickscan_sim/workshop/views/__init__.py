"""What a card can show: for each view its facts, its picture and the events it can compute."""
