"""What rests on several measures and on choices that are named: the composite index, trade at a constant oil price, price and quantity."""
