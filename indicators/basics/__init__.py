"""Measures of any series: growth, shares, concentration, agreement, and what all measures ask of their inputs."""
