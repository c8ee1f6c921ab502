"""What is measured of the lessons: how hard they read, and how long they take."""
