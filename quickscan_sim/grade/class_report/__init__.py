"""How the class did: per question, objective and misconception."""
