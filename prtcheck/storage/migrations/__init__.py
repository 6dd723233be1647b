"""How the schema came to be: numbered steps that never change once they are published."""
