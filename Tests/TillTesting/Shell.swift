/// Runs a line of bash in a test's own folder, the executables of the build first on PATH, for two minutes at most.
public func shell(_ line: String, _ scratch: Scratch, input: String = "") throws -> Outcome {
    var command = Command.bash(line, input: Array(input.utf8), folder: scratch.path)
    command.seconds = 120
    return try command.run()
}
