"""What is taken away from Claimscope to be read without it."""
