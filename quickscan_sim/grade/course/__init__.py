"""A course of nbgrader with the kit's assignments: where everything is, made, handed out."""
