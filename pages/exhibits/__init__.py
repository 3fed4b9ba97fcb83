"""What every view is worked out into, an exhibit, and what those that show lines are made of: their rows, measures, events and tables."""
