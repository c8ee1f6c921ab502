"""Teaching: an own invented neighbourhood for every student, questions, and what went wrong."""
