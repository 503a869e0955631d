extension ReaderMain {
    /// Tells of each document on standard output, in place of the stream. What goes wrong with one is told there too.
    static func tell(_ documents: [String], _ reader: inout R, _ telling: any DocumentTelling, _ context: Context) throws(Fault) -> ExitCode
    {
        let silence = Speech(program: R.manual.name, quiet: true, descriptor: -1)
        let sink = Sink(stage: R.manual.name, downstream: TellingEnd(telling), speech: silence, household: context.household)
        let output = PlainOutput()
        for (index, argument) in documents.enumerated() {
            telling.begin(argument == "-" ? "stdin" : Document.baseName(argument))
            try read(argument, &reader, sink)
            if index == documents.count - 1 { try reader.finish(into: sink) }
            try output.write(Speech.clean(telling.end()))
        }
        let code = exit(sink)
        return code == .good ? telling.exit : code
    }
}
