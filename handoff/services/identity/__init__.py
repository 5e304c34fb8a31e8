"""Who a visitor is, and how that is known."""
