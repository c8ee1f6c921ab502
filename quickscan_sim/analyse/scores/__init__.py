"""From answers to scores of people, and from scores to summaries of groups."""
