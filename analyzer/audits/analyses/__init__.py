"""What an archive says: functions of an audit's tables that notebooks call. Each returns a table or a frozen dataclass.

They count what goes together in one archive. Nothing here says that a finding *causes* an outcome: officers see more than
the papers, and whoever files a poor contract may file a poor statement too.

Needs the extra `analyses`; the charts are in `analyzer.audits.analyses.charts`.
"""
