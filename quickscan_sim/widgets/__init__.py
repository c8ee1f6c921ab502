"""Widgets: what students see in a notebook. Thin layers around public functions; no arithmetic."""
