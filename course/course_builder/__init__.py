"""From one text per module to the notebooks of students and lecturers."""
