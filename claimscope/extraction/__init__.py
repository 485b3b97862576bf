"""Reading a news text for candidate assertions: who says what, how firmly, with which figure.

What comes out is a proposal for an analyst, never a row of the record: nothing here decides that
two sentences make one claim, or what a source is worth.
"""
