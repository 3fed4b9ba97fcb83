"""What readers see. One module for each page, and rooms that stand above each other; imports go downwards only.

reading < words < ledger < choices < charts < exhibits < themes < views < large < catalogue < examples < files < around < reports <
pages < site < api < served

A page chooses, has the indicators compute, shows, and offers the file.
"""
