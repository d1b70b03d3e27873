"""Numbers, dates and claims in sentences: open data, the SDK and arithmetic agree with them."""
