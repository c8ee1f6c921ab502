"""An own neighbourhood for every student: planted, drawn, checked, and kept apart from its key."""
