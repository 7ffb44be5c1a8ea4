"""Exchange: lessons ⇄ files of translators' tools (PO, XLIFF, CSV), and the zip for a volunteer.

``catalogue`` lists the texts of a lesson in a language; ``po``, ``xliff`` and ``tables`` write and read files of it;
``merging`` decides what of a file is new; only ``importing`` changes localized modules, through ``edit``. PO and XLIFF
are ways in and out: the YAML is the one store.
"""
