import ArgumentParser
import Contracts

/// The options of every command: in which language and shape it answers.
struct OutputOptions: ParsableArguments {
    @Option(name: .customLong("lang"), help: .init(LocalizedText.help.lang.inCurrentLanguage, valueName: "zh|en"))
    private var chosenLanguage: Language?

    @Flag(name: .customLong("json"), help: .init(LocalizedText.help.json.inCurrentLanguage))
    var isJSON = false

    var language: Language { chosenLanguage ?? .current }

    /// Writes a value as JSON, or as the text that stands for it.
    func write(_ value: some Encodable, orText text: @autoclosure () -> String) {
        Terminal.standardOutput.write((isJSON ? JSONText.pretty(value) : text()) + "\n")
    }
}
