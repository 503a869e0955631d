/// The one style sheet, inside every page. System fonts, two colour schemes, telephone first where it matters, and paper.
enum StyleSheet {
    static let text = colours + base + trail + parts + tables + ledger + papers + plans + phone + plansOnPhone + paper

    /// What pages of merchants and categories have of it: there are many, and none has papers or plans.
    static let subject = colours + base + trail + parts + tables + ledger + phone + paper

    /// What a page of a month has of it: what opens under rows, and plans, only where there are some.
    static func month(hasPapers: Bool, hasPlans: Bool) -> String {
        colours + base + trail + parts + tables + ledger + (hasPapers ? papers : symbols) + (hasPlans ? plans : "") + phone
            + (hasPlans ? plansOnPhone : "") + paper
    }

    /// What a page whose writing runs from right to left has besides: charts keep their axes, bars grow the other way.
    static let rightToLeft = """
        svg{direction:ltr}.ledger small,.ledger .acc{text-align:right}.bar,.year-bars,.spark,.strip{transform:scaleX(-1)}
        .n,th.n,.nums td{text-align:left}.balance,.figure{text-align:right}

        """

    private static let colours = """
        :root{color-scheme:light dark;--bg:#f6f5f1;--card:#fff;--ink:#1c2230;--muted:#5a6170;--rule:#e3e1da;--in:#0f7464;--out:#b4491f;
        --line:#3c50a0;
        --good:#0f7464;--goodbg:#e3f2ee;--open:#7a5300;--openbg:#fbf0d6;--bad:#a61d17;--badbg:#fbe6e4;--chip:#eeece5;--link:#2f4494;
        --mark:#fff4c2;--bar:#edeff1;--shade:0 1px 2px rgba(28,34,48,.06),0 4px 16px rgba(28,34,48,.05)}
        .f-incoming,.f-proven{fill:#12806f}.f-outgoing{fill:#d0643a}.f-line{fill:#3c50a0}.f-muted{fill:#5d6472}.f-grid{fill:#dcdfe4}
        .f-ink{fill:#1c2230}.f-near{fill:#c98a12}.f-gap{fill:#b3261e}.f-rows{fill:#c3c9d2}.f-typical{fill:#6d7484}
        .s-incoming,.s-proven{stroke:#12806f}.s-outgoing{stroke:#d0643a}.s-line{stroke:#3c50a0}.s-muted{stroke:#5d6472}
        .s-grid{stroke:#dcdfe4}.s-ink{stroke:#1c2230}.s-gap{stroke:#b3261e}.s-typical{stroke:#6d7484}
        @media (prefers-color-scheme:dark){:root{--bg:#12151b;--card:#1b1f28;--ink:#e9ebf0;--muted:#a3abba;--rule:#2d333f;--in:#5fcbb4;
        --out:#f29a70;--line:#a9b7ff;
        --good:#6fd3bd;--goodbg:#16332e;--open:#f0c669;--openbg:#352b14;--bad:#ff9d95;--badbg:#3d1d1b;--chip:#2a303c;--link:#b3c0ff;
        --mark:#3b3413;--bar:#2a303b;--shade:none}
        .f-incoming,.f-proven{fill:#4fb8a2}.f-outgoing{fill:#e58a5f}.f-line{fill:#9fb0ff}.f-muted{fill:#a3abba}.f-grid{fill:#333a47}
        .f-ink{fill:#e9ebf0}.f-near{fill:#e0b050}.f-gap{fill:#ff8a80}.f-rows{fill:#566072}.f-typical{fill:#a3abba}
        .s-incoming,.s-proven{stroke:#4fb8a2}.s-outgoing{stroke:#e58a5f}.s-line{stroke:#9fb0ff}.s-muted{stroke:#6d7688}
        .s-grid{stroke:#2d333f}.s-ink{stroke:#e9ebf0}.s-gap{stroke:#ff8a80}.s-typical{stroke:#a3abba}}

        """
    private static let base = """
        *{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--bg);color:var(--ink);
        font:16px/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
        .top,main,footer{max-width:1080px;margin:0 auto;padding:0 24px}
        a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:3px}
        a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--line);outline-offset:2px;border-radius:4px}
        .skip{position:absolute;inset-inline-start:-9999px;top:0;background:var(--card);padding:10px 16px;z-index:2}.skip:focus{inset-inline-start:12px;top:12px}
        h1{font-size:46px;line-height:1.1;letter-spacing:-.025em;margin:0;font-weight:700}
        h2{font-size:21px;line-height:1.25;letter-spacing:-.01em;margin:0 0 14px}h3{font-size:16px;margin:0}
        small,.sub,.note,.key,.place{color:var(--muted);font-size:14px}p{margin:0}ul,ol{margin:0;padding:0;list-style:none}
        section{margin:0 0 44px;scroll-margin-top:16px}
        .n,.nums td{font-variant-numeric:tabular-nums;text-align:end;white-space:nowrap}
        svg{display:block;width:100%;height:auto;font-family:inherit}svg{font-size:11px}svg path{stroke-linejoin:round;stroke-linecap:round}.narrow{display:none}.once{max-width:560px}.hit{fill:var(--ink);fill-opacity:0}.hit:hover{fill-opacity:.06}
        .card,.questions>li{background:var(--card);border:1px solid var(--rule);border-radius:14px;padding:20px;box-shadow:var(--shade)}
        summary{cursor:pointer;color:var(--link);font-size:14px;padding:8px 0;width:max-content;max-width:100%}details{margin-top:8px}
        footer{padding:24px;color:var(--muted);font-size:14px;border-top:1px solid var(--rule);margin-top:16px}

        """
    private static let parts = """
        .top{padding-top:36px;padding-bottom:22px}
        .mark{width:18px;height:18px;border-radius:5px;background:linear-gradient(135deg,var(--in) 0 50%,var(--out) 50%)}
        .heading{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:8px 24px}
        .steps{display:flex;gap:18px;font-size:15px}
        .facts{display:flex;flex-wrap:wrap;gap:8px;margin-top:16px}
        .facts a,.state,.tag{display:inline-block;border-radius:99px;padding:3px 12px;font-size:14px;text-decoration:none;
        color:var(--muted);background:var(--chip)}
        .facts a:hover{text-decoration:underline}.facts .good a,.state.good{color:var(--good);background:var(--goodbg)}
        .facts .open a,.state.open,.tag{color:var(--open);background:var(--openbg)}.state.bad{color:var(--bad);background:var(--badbg)}
        .tag{padding:0 8px;font-size:12px;font-weight:600}
        .lede{font-size:22px;line-height:1.4;letter-spacing:-.01em;max-width:44em;margin-bottom:22px;color:var(--muted)}
        .lede strong{color:var(--ink);white-space:nowrap}
        .figures{display:grid;grid-template-columns:repeat(3,1fr);gap:16px}
        .figures li{background:var(--card);border:1px solid var(--rule);border-radius:14px;padding:18px 20px;box-shadow:var(--shade);
        border-top:4px solid var(--line)}
        .figures .in{border-top-color:var(--in)}.figures .out{border-top-color:var(--out)}
        .figures h2{font-size:15px;font-weight:600;color:var(--muted);margin:0;letter-spacing:0}
        .figure{display:block;font-size:34px;line-height:1.25;font-weight:700;letter-spacing:-.025em;color:var(--ink);
        text-decoration:none;font-variant-numeric:tabular-nums;margin-bottom:6px}.figure:hover{text-decoration:underline}
        .figures p{font-size:14px;color:var(--muted)}.delta{color:var(--ink);font-variant-numeric:tabular-nums}
        .questions{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,460px),1fr));gap:12px}
        .questions>li{padding:14px 16px;border-inline-start:4px solid var(--rule)}.questions .w0{border-inline-start-color:var(--bad)}
        .questions .w1{border-inline-start-color:var(--open)}
        .w0 .tag{color:var(--bad);background:var(--badbg)}
        code{display:block;margin-top:8px;padding:6px 10px;border-radius:8px;background:var(--chip);
        font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;white-space:pre-wrap}
        .key{display:flex;flex-wrap:wrap;gap:4px 18px;margin-bottom:10px}
        .key span::before{content:"";display:inline-block;width:11px;height:11px;border-radius:3px;margin-inline-end:7px;background:var(--c)}
        .k-in,.k-proven{--c:var(--in)}.k-out{--c:var(--out)}.k-line{--c:var(--line)}
        .k-line::before,.k-typ::before{height:3px!important;vertical-align:3px}.k-typ{--c:var(--muted)}.k-rows{--c:#9aa2af}
        .k-gap{--c:var(--bad)}.k-band{--c:color-mix(in srgb,var(--line) 40%,var(--card))}
        .k-wide{--c:color-mix(in srgb,var(--line) 18%,var(--card))}
        .pair{display:grid;grid-template-columns:1fr 1fr;gap:16px}.trio{display:grid;grid-template-columns:repeat(3,1fr);gap:16px}
        .pair>*,.trio>*{min-width:0}
        #days,#flow,#spending,#sources,#coverage,#beside,#budget{background:var(--card);border:1px solid var(--rule);border-radius:14px;padding:20px;
        box-shadow:var(--shade)}
        .lines li:not(.two) a,.lines .two{display:flex;justify-content:space-between;gap:12px;padding:8px 0;border-top:1px solid var(--rule)}
        .lines a{color:inherit;text-decoration:none}.lines li:first-child:not(.two) a,.lines .two:first-child{border-top:0}.lines a:hover{text-decoration:underline}
        .two a{display:inline-block;min-height:24px}.two .who a{text-decoration:underline;text-decoration-color:var(--muted)}
        .who small,.reason{display:block}.reason{font-weight:400}.stack{display:grid;gap:16px;align-content:start}.card h3{margin-bottom:8px}#recurring .pair{align-items:start}
        .accounts h3,.paper h3{margin-bottom:0}
        .accounts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,240px),1fr));gap:16px}
        .balance{font-size:26px;font-weight:700;letter-spacing:-.02em;font-variant-numeric:tabular-nums;margin-top:4px}
        .spark{height:56px;margin-top:10px}.strip{height:12px;margin-top:6px}
        .ends{display:flex;justify-content:space-between;font-size:12px;margin-bottom:10px}.accounts .state{margin-bottom:6px}
        .note{max-width:46em;margin-bottom:12px}
        .asides{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,250px),1fr));gap:16px 24px}
        .asides small{display:block}
        .health th details{margin:0}.health th summary{padding:0}.health h3{margin-top:14px}.health .moved{margin-bottom:10px}
        .card>.facts{margin-bottom:12px}

        """
    private static let tables = """
        table{width:100%;border-collapse:collapse;font-size:15px}
        caption{text-align:start;color:var(--muted);font-size:14px;padding-bottom:8px}th{text-align:start;font-weight:500}
        thead th{font-size:13px;color:var(--muted);font-weight:600}th.n{text-align:end}
        th,td{padding:7px 10px;vertical-align:top;border-top:1px solid var(--rule)}thead th,thead td{border-top:0}
        tr>:first-child{padding-inline-start:0}tr>:last-child{padding-inline-end:0}tfoot th,tfoot td{font-weight:700}
        .barcell{width:32%;vertical-align:middle}.bar{height:12px;border-radius:3px;background:var(--bar)}.bar+.bar{margin-top:3px;height:8px}
        .cats .group th,.cats .group .amount{font-weight:600}.cats .leaf th{padding-inline-start:18px}
        .cats .leaf th,.cats .leaf td{border-top:0;padding-top:3px;padding-bottom:3px;font-size:14px}
        .cats .leaf .year-bars{height:18px;opacity:.8}.cats .leaf .bar{height:6px;opacity:.75}.cats .leaf a{color:inherit;text-decoration-color:var(--rule)}
        .count{color:var(--muted);font-size:13px;font-weight:400;margin-inline-start:4px}.cats a{color:inherit;text-decoration-color:var(--muted)}
        .year-bars{height:24px}.year th details{margin:0}.year th summary{padding:0;color:inherit;width:auto;font:inherit}
        .year .turns{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:2px 18px;padding:6px 0 4px;font-size:14px;
        font-weight:400}.turns li{display:flex;justify-content:space-between;gap:8px}
        .months .bar{height:8px}.plain a,.cats td a,.cats th>a,.next a{display:inline-block;min-height:24px}.plain td a{color:inherit;text-decoration-color:var(--muted)}

        """
    private static let ledger = """
        .ledger th small,.ledger td small{display:block;font-weight:400;font-size:13px}
        .ledger .day th,.ledger .day td{padding-top:20px;font-weight:700;border-top:0;border-bottom:2px solid var(--rule)}
        .ledger .day td{color:var(--muted);font-weight:600}
        .ledger .t th,.ledger .t td{border-top:0;border-bottom:1px solid var(--rule)}
        .chip,.cat>span{display:inline-block;background:var(--chip);border-radius:99px;padding:1px 10px;font-size:14px}
        .acc{color:var(--muted);white-space:nowrap}.ledger small,.acc{unicode-bidi:plaintext;text-align:left}
        .ledger a{display:inline-block;min-height:24px;color:inherit;text-decoration-color:var(--muted)}.in .amt,.transfers .amt{color:var(--in);font-weight:600}
        .transfers .amt{color:var(--muted)}
        .t .tag{margin-inline-start:6px}.pending .amt,.unconfirmed .amt{font-style:italic}tbody:target .day th,tr:target>*{background:var(--mark)}
        tbody,tr{scroll-margin-top:12px}
        .filter{display:none;position:sticky;top:0;z-index:1;background:var(--mark);color:var(--ink);border:1px solid var(--rule);
        border-radius:10px;padding:10px 14px;margin-bottom:12px;scroll-margin-top:64px}.filter:target{display:block}.filter a{float:inline-end;margin-inline-start:16px}.filter:focus-visible{outline:none}
        .filter:target~.ledger tr:is(.day,.t,.ev){--row:none}.ledger tr{display:var(--row,table-row)}
        .filter:target~.ledger .day td{visibility:hidden}

        """
    private static let symbols = ".symbols{position:absolute;width:0;height:0}\n"

    /// What opens under a row: receipts as paper, messages as speech.
    private static let papers =
        symbols + """
            .signs{display:inline-flex;gap:4px;margin-inline-start:8px;vertical-align:-2px}
            .sign{width:14px;height:14px;fill:var(--muted);opacity:.8;display:inline-block}bdi+.sign{margin-inline-start:8px;vertical-align:-2px}
            .ledger .t:has(+.ev)>*{border-bottom:0;padding-bottom:0}
            .ledger .ev td{border-top:0;border-bottom:1px solid var(--rule);padding:0 0 7px}.ev details{margin:0}
            .ev summary{padding:3px 0 5px;font-size:13px}.ev details[open] summary{margin-bottom:8px}
            .papers{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}
            .paper{flex:0 1 340px;background:var(--card);border:1px solid var(--rule);border-radius:12px;padding:14px;box-shadow:var(--shade);
            min-width:0}
            .paper img{display:block;width:100%;height:auto;border-radius:6px;border:1px solid var(--rule);margin-bottom:12px}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:3px 14px;margin:0;font-size:14px}dt{color:var(--muted)}
            dd{margin:0;text-align:end;font-variant-numeric:tabular-nums}
            .items{margin-top:10px;padding-top:9px;border-top:1px dashed var(--rule);
            font:12.5px/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;color:var(--muted)}
            .items li{display:flex;justify-content:space-between;gap:12px}
            .from,.why,.hint{font-size:12.5px;color:var(--muted);margin-top:9px}.hint{color:var(--open)}
            .said{flex:1 1 260px;display:grid;gap:12px;min-width:0;max-width:560px}
            blockquote{margin:0;background:var(--chip);border-radius:14px;border-end-start-radius:4px;padding:10px 14px;font-size:15px}
            blockquote footer{all:unset;display:block;font-size:12.5px;color:var(--muted);margin-top:3px}
            .apart .day th small{font-weight:400}.apart .t th,.apart .amt{color:var(--muted)}

            """
    /// Findings, the budget and its calendar, the weeks ahead.
    private static let plans = """
        .finds{display:grid;gap:12px;margin-top:10px}.finds li{border-inline-start:4px solid var(--rule);padding-inline-start:12px}
        .finds .high{border-inline-start-color:var(--bad)}.finds .middle{border-inline-start-color:var(--open)}
        .finds .high .tag{color:var(--bad);background:var(--badbg)}.todo{color:var(--muted);font-size:14px;margin-top:3px}
        .finds+.sub,.due+.sub{margin-top:12px}.due{margin-top:4px;font-size:15px}
        .due li{display:grid;grid-template-columns:4em 1fr auto;gap:10px;padding:5px 0;border-top:1px solid var(--rule)}
        .due li:first-child{border-top:0}.due span:first-child{color:var(--muted)}
        .budget .barcell{width:24%}.budget .how{white-space:nowrap}.moves{font-size:15px;margin-top:6px}.after,.moves{margin-bottom:4px}
        .after{margin-top:26px}#budget h3+.key{display:block;margin-top:2px}#budget .moves+.after{margin-top:22px}
        #ahead .card+.card{margin-top:16px}
        .calendar{table-layout:fixed;border-collapse:separate;border-spacing:5px;margin:0 -5px;width:calc(100% + 10px)}
        .calendar caption{padding-inline-start:5px}.next small{display:block;font-size:13px}.next tbody td{white-space:normal}
        .calendar th{font-size:13px;text-align:center;padding:0 0 2px!important;border:0}
        .calendar td{border:0;border-radius:8px;padding:6px 8px!important;background:var(--chip);font-size:13px;line-height:1.35;height:74px}
        .calendar td.none{background:none}.calendar td.good{background:var(--goodbg)}.calendar td.open{background:var(--openbg)}
        .calendar td.bad{background:var(--badbg)}.calendar td.quiet,.calendar td.ahead{background:none;
        box-shadow:inset 0 0 0 1px var(--rule)}
        .calendar span{display:block;font-variant-numeric:tabular-nums}.calendar .date{font-weight:600;color:var(--muted)}
        .calendar .heat0,.calendar .heat1{background:color-mix(in srgb,var(--out) 7%,var(--card))}
        .calendar .heat2{background:color-mix(in srgb,var(--out) 15%,var(--card))}
        .calendar .heat3{background:color-mix(in srgb,var(--out) 24%,var(--card))}
        .calendar .heat4{background:color-mix(in srgb,var(--out) 34%,var(--card))}.calendar [class^=heat] span{color:var(--ink)}
        .calendar i{font-style:normal}
        .calendar .good b{color:var(--good)}.calendar .open b{color:var(--open)}.calendar .bad b{color:var(--bad)}.calendar b{float:inline-end}
        .calendar .sum{font-weight:600}.calendar .of,.calendar .bill{color:var(--muted)}.calendar .said{position:absolute;width:1px;
        height:1px;overflow:hidden;clip-path:inset(50%)}.calendar abbr{text-decoration:none}

        """
    private static let plansOnPhone = """
        @media (max-width:640px){.calendar{display:table;border-spacing:3px;margin:0 -3px;width:calc(100% + 6px)}
        .calendar tbody{display:table-row-group}.calendar thead{display:table-header-group;position:static;width:auto;height:auto;
        clip-path:none}.calendar tr{display:table-row}.calendar caption{display:table-caption}
        .calendar td{display:table-cell;padding:4px 1px!important;padding-inline-start:3px!important;font-size:10px;height:66px;letter-spacing:-.02em;overflow-wrap:normal}.calendar i{display:block}.calendar th{display:table-cell;font-size:11px}
        .next tr{display:grid;grid-template-columns:repeat(3,1fr)}.next th{grid-column:1/-1;font-weight:600}.next td{text-align:start}
        .next td::before{content:attr(data-k);display:block;color:var(--muted);font-size:12px}.next small{font-size:12px}
        .budget th{flex:1 1 100%!important}.budget .amount{order:1}.budget .how{order:1;margin-inline-start:auto}.budget .barcell{order:2}}

        """
    private static let phone = """
        @media (max-width:860px){.trio{grid-template-columns:1fr}.pair{grid-template-columns:1fr}}
        @media (max-width:640px){.top,main,footer{padding-inline-start:14px;padding-inline-end:14px}h1{font-size:34px}.lede{font-size:18px}
        .top{padding-top:22px}.wide{display:none}.narrow{display:block}.half{font-size:14px}.card,#days,#flow,#spending,#sources,#coverage,#beside,#budget{padding:14px}
        section{margin-bottom:32px}
        .figures{grid-template-columns:1fr 1fr}.figures li{padding:12px 14px}.figures .left{grid-column:1/-1;order:-1}
        .figure{font-size:clamp(16px,5.4vw,22px)}.left .figure{font-size:32px}
        thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}table,tbody,tfoot,caption{display:block}
        tr{display:flex;flex-wrap:wrap;padding:9px 0;border-top:1px solid var(--rule);gap:0 12px}
        th,td,.cats .leaf th,.cats .leaf td{border:0!important;padding:0!important}
        .plain tr{display:grid;grid-template-columns:1fr auto}.plain tr th{grid-column:1/-1;font-weight:600}
        .plain td{display:contents;text-align:end}
        .plain td::before{content:attr(data-k);color:var(--muted);font-size:14px;text-align:start}
        .plain td>small{grid-column:1/-1;text-align:end}
        .plain td.barcell{display:block;width:auto;grid-column:1/-1;padding:4px 0!important}.plain td.barcell::before{content:none}
        .cats th{flex:1 1 55%}.cats .amount{order:1}.cats .barcell{order:2;flex:0 0 100%;margin:4px 0 2px}
        .cats tfoot .barcell{display:none}.cats td[data-k]{order:3;font-size:13px;color:var(--muted)}
        .nums td[data-k]:not(.amount){white-space:normal}.cats td[data-k]::before{content:attr(data-k) " "}.cats .leaf{border-top:0;padding:3px 0 3px 14px}
        .cats .leaf td[data-k]{display:none}
        .ledger tr.day{margin-top:14px;border-top:0;border-bottom:2px solid var(--rule)}.ledger .day th{flex:1}
        .ledger tr.day{display:var(--row,flex)}
        .ledger tr.t{border-top:0;border-bottom:1px solid var(--rule);display:var(--row,grid);grid-template-columns:1fr auto;gap:2px 12px}
        .ledger .amt{grid-row:1;grid-column:2}.ledger .cat{grid-row:2;grid-column:1}
        .ledger .acc{grid-row:2;grid-column:2;font-size:13px;text-align:end;white-space:normal}
        .ledger .cat small{display:inline;margin-inline-start:6px}
        .paper{flex:1 1 100%}.ledger .t:has(+.ev){border-bottom:0;padding-bottom:0}.ledger tr.ev{display:var(--row,block);border-top:0;padding:0}
        .ledger .ev td{border-bottom:1px solid var(--rule)!important;padding-bottom:8px!important}}

        """
    private static let paper = """
        @page{size:A4;margin:14mm}@media print{:root{--bg:#fff;--shade:none}body{zoom:.85}tfoot{display:table-row-group}
        .top,main,footer{max-width:none;padding-inline-start:0;padding-inline-end:0}.skip,.steps,details:not(.more),.filter,summary{display:none!important}
        .more::details-content{content-visibility:visible;display:block;height:auto}
        .wide{display:block}.narrow{display:none}a{color:inherit;text-decoration:none}
        tr,.card,.figures,.questions>li,svg,.calendar,.accounts,.trio,.pair,.home,#days,#flow,#sources,#coverage,#beside,#budget{break-inside:avoid}
        h2,h3,.key,.note,caption,tr.day{break-after:avoid}tbody:first-of-type>tr:first-child{break-before:avoid}thead{display:table-header-group}
        section{margin-bottom:22px}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}.trio{grid-template-columns:repeat(3,1fr)}
        .pair{grid-template-columns:1fr 1fr}}

        """
}
