import TillStages

/// The stages of this room, for their executables: each of them is any of these, by the name it is called by. A new stage is one line here.
public enum ExportsStages {
    public static let all: [any Stage.Type] = [
        ExportStage.self,
        FeedStage.self,
    ]
}
