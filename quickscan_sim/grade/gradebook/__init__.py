"""nbgrader's gradebook: points, reasons and manual scores, each exactly once."""
