"""A cause in own words: body, mind & brain, or a question."""
