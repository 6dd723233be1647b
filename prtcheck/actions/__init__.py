"""What a person does with the diary, once for command line and app; no printing, no Textual."""
