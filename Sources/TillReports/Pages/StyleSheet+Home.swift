extension StyleSheet {
    /// The way back from every page.
    static let trail = """
        .trail{display:flex;align-items:center;gap:9px;margin-bottom:10px;font-size:15px;font-weight:600;color:var(--muted)}
        .trail ol{display:flex;flex-wrap:wrap}.trail li{padding:2px 0}.trail li+li::before{content:"\u{203A}";margin:0 8px;font-weight:400}
        .trail a{display:inline-block;min-height:24px}

        """

    /// The first screen of a household.
    static let home = """
        .home{display:flex;flex-wrap:wrap;gap:16px;margin-bottom:44px}.home>section{margin:0;flex:1 1 300px;min-width:0}
        .home>.worth,.home>#changes{flex:2 1 540px}
        .total{font-size:34px;line-height:1.2;font-weight:700;letter-spacing:-.025em;font-variant-numeric:tabular-nums}
        .changes{display:flex;flex-wrap:wrap;gap:2px 18px;margin:6px 0 14px;font-size:14px;color:var(--muted)}
        .now h2 small{font-weight:400;letter-spacing:0}td .state{white-space:nowrap}
        .home h3{font-size:14px;color:var(--muted);font-weight:600;margin:16px 0 2px}.home h2+h3{margin-top:0}
        .now .sub{margin-bottom:14px}.now dl{display:block;font-size:15px}.now dl div{display:flex;justify-content:space-between;gap:14px;
        padding:8px 0;border-top:1px solid var(--rule)}.now dt{color:inherit}.now dt small{display:block}.now dd{white-space:nowrap}
        .now dd a{color:inherit;text-decoration-color:var(--muted)}#balances .state{padding:1px 9px;font-size:12.5px;margin-top:3px;
        width:max-content;max-width:100%}

        """
}
