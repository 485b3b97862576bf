"""Trains the model of who says what: texts with their attributions become a file of weights.

It needs python-crfsuite, a development requirement; reading the file needs nothing.
"""
