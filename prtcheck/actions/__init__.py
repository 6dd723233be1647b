"""What a person does, once for command line and app: plan, show, apply."""
