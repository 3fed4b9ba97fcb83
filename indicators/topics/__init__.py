"""Measures of one topic each: trade, energy, arms, investment, diplomacy."""
