/// The page that lies in a generated book.
enum BookReadme {
    static func text(_ world: SynthWorld, count: Int, households: [String]) -> String {
        """
        # A sample book

        Invented households, their bank exports, receipts and chats. Nobody here exists; shops are named as on real statements, banks are made up.
        The same command writes the same bytes:

            till-synth --seed \(world.seed) --start \(world.first.iso) --months \(world.months) --households \(count) --out FOLDER

        | household | what it is | exports | photos |
        |---|---|---|---|
        \(households.joined(separator: "\n"))

        * `households/` who they are, which accounts they have.
        * `inbox/` exports as banks write them: they overlap, some rows are pending, money moves between own accounts, purchases come back,
          one shop charged twice, and two equal rows on one day are both real. Beside them photos of receipts: one receipt was taken twice,
          one was printed before the tip came on the card, two were paid in cash and stand on no export; and the export of a group chat
          that names purchases among other talk, with corrections, a deleted message and a bot that repeats what was said.
        * `truth/` what happened: a line of JSON for each movement, with the rows that tell of it (`line` is the physical line, `entry` the
          ordinal of the row in its file), the `receipts` with what is printed on them, and the `messages`. Stages never read it; tests do.
        * `rates.csv` invented exchange rates: one unit of `from` is worth `rate` units of `to` from `date` on.

        """
    }
}
