"""The employers' page: `analyzer serve`. A door: it shows what the stages before it say and judges nothing itself.

Importing this package is light; `analyzer.web.app` brings the server's libraries.
"""
