"""What readers see. One module for each page, and rooms that stand above each other; imports go downwards only.

reading < words < ledger < choices < charts < views < large < catalogue < examples < around < reports < pages < site

A page chooses, has the indicators compute, shows, and offers the file.
"""
