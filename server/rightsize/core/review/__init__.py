"""Security reviews: weaknesses, rules, findings and what is shown of them."""
