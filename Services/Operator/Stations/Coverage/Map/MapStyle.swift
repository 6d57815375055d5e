/// How the signs look: readable in print and in grey, told apart by who sees red and green alike.
enum MapStyle {
    static let text = """
        text{font-family:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;fill:#222}
        .title{font-size:34px;font-weight:700;fill:#111}.subtitle{font-size:15px;fill:#555}
        .head{font-size:15px;font-weight:700}.en{font-size:11px;fill:#777}.say{font-size:13.5px}
        .cell{font-size:13px}.note{font-size:10.5px;fill:#555}.degree{font-size:10.5px;fill:#777}
        .source{font-size:11.5px;fill:#666}.figure{font-size:60px;font-weight:700;fill:#1c6e52}
        .unit{font-size:28px;font-weight:700;fill:#1c6e52}
        .county{font-size:15px;font-weight:700;fill:#333}.north{font-size:11px;font-weight:700}
        .halo{paint-order:stroke;stroke:#fbfaf6;stroke-width:4px;stroke-linejoin:round}
        .count{font-size:11px;font-weight:700;fill:#fff}.letter{font-size:11px;font-weight:700;fill:#8e1b1b}
        .tight{font-size:9.5px;letter-spacing:-.4px}.ground{fill:#fbfaf6}.edge{fill:none;stroke:#555;stroke-width:1}.line{fill:none;stroke:#ddd8cc;stroke-width:.7}
        .rule{stroke:#999;stroke-width:.8}.window{fill:none;stroke:#222;stroke-width:1.3}
        .plate{fill:#fbfaf6;fill-opacity:.85}.dark{fill:#222;stroke:#222;stroke-width:.8}
        .light{fill:#fff;stroke:#222;stroke-width:.8}.box{fill:#fbfaf6;stroke:#bbb;stroke-width:.8}
        .bar{fill:#7fb8a2}.asked{fill:#1c6e52}.rest{fill:#eceae3}
        .reach{fill:#37a37c;opacity:.2}.rim{fill:none;stroke:#1c6e52;stroke-width:.7;opacity:.75}
        .shut{fill:none;stroke:#777;stroke-width:.7;stroke-dasharray:2.5 2.5}
        .open{fill:#0f4d38;stroke:#fff;stroke-width:.7}.closed{fill:#fff;stroke:#666;stroke-width:.9}
        .u,.v{fill:none;stroke-linecap:round}.u{stroke:#d65a1a}.v{stroke:#3f9276}
        .d0{stroke-width:1.5;opacity:.55}.d1{stroke-width:2.5;opacity:.7}.d2{stroke-width:3.6;opacity:.85}
        .d3{stroke-width:4.8}
        .gap{fill:none;stroke:#8e1b1b;stroke-width:1.6;stroke-dasharray:5 3}.tag{fill:#fff;stroke:#8e1b1b;stroke-width:1}
        .planned{fill:#20397e;fill-opacity:.07;stroke:#20397e;stroke-width:1}.pin{fill:#20397e;stroke:#fff;stroke-width:1.2}
        """
}
