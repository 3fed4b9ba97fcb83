"""What charts show: chosen lines and years transformed, and the facts that sentences state."""
