import Contracts

extension JSON {
    /// Says of one of many things, named by this object, that nothing was done with it, and why.
    public func refused(_ code: ReasonCode) -> JSON {
        setting("result", to: "refused").setting("code", to: .string(code.rawValue))
            .setting("message", to: code.message.json)
    }
}
