"""The program that runs beside the student's code. It imports nothing but Python's own library."""
