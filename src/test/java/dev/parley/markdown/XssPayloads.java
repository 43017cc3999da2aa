package dev.parley.markdown;

import java.util.List;

/** Answers that try to inject HTML, attributes, URLs or server-sent events. */
public final class XssPayloads {
    private XssPayloads() {}

    public static List<String> all() {
        return List.of(
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<div id=x hx-get=/logout hx-trigger=load sse-connect=/x data-hx-post=/y class=modal style=color:red>a</div>",
                "<form action=/logout method=post><button>x</button></form>",
                "[a](https://x.example \"onmouseover=alert(1) x\\\" onclick=y\")",
                "[a](https://x.example/\"onclick=alert(1)//)",
                "![a\" onerror=alert(1) x=\"](https://x.example)",
                "`<script>`</code><script>alert(1)</script>",
                "```\" onclick=x\n</code><script>alert(1)</script>\n```\n<svg onload=alert(1)>",
                "```js class=x hx-get=/y\n1\n```",
                "| a |\n|---|\n| <script>x</script> |\n| <td onclick=x> |\n",
                "- <li onclick=x>\n  - [x] <input onfocus=x autofocus>\n1. <ol start=x>\n",
                "> <blockquote onclick=x>\n\n# <h1 id=x>\n",
                "<https://x.example/\"onclick=x> <a@b.example\"onclick=x>",
                "<!-- <script>x</script> --> <![CDATA[<script>x</script>]]> <?php x ?> <!DOCTYPE x>",
                "&lt;script&gt;x&lt;/script&gt; &#60;script&#62;",
                "<span hx-swap-oob=\"beforeend:#closed-7\">x</span><template><script>x</script></template>",
                "[![x](javascript:a)](javascript:b) <a href=\"javascript:x\">y</a>",
                // The page's own attributes and elements, in text, HTML and code.
                "<div id=\"tail-7\" hx-swap-oob=\"innerHTML\">x</div><div id=closed-7 hx-swap-oob=true>y</div>",
                "</span></p></div></template><template><tr hx-swap-oob='beforeend:#tail-7'><td>x</td></tr></template>",
                "`</code></pre></div><i sse-swap=done hx-get=/logout hx-trigger=load>`",
                "```html\n</code></pre></div><div hx-get=/logout hx-trigger=load data-hx-swap-oob=true>\n```\n",
                "    </code></pre><img src=https://x.example/?all>\n\ntext\n",
                "| <tbody hx-swap-oob=outerHTML:body> | </table><script> |\n|---|---|\n| </td></tr></tbody></table><b> | x |\n",
                "- [x](https://x.example \" hx-get=/logout hx-trigger=load \")\n- ![x](https://x.example/ \"src=x\")\n",
                // Fields of server-sent events.
                "a\r\nevent: done\r\ndata: <b>x</b>\r\n\r\nb",
                "a\revent: done\rdata: x\r\rb\n\nid: 99\n\nretry: 0\n\n: ping\n\ndata: y\n\n",
                "```\n\ndata: <b>\r\n\r\nevent: done\n\n```\n> \r> \r\n> data: x\n",
                // Characters that parsers drop or treat as line ends.
                "a\u0000<\u0000script\u0000>x\u2028event: done\u2029data: x\u0085y\u000b\u000c<b>",
                "\uFEFF<script>x</script>\uFFFE\uFFFF\uD83D <\uDC00b> \u202E<i>\u200B",
                "&#0;&#x0;&#10;&NewLine;&Tab;&lt;script&gt;&#x3c;script&#x3e;&#60script&#62 &lt;b&gt",
                // Links with forbidden or disguised schemes.
                "[a](javascript:alert) [b](JaVaScRiPt&colon;x) [c](java&Tab;script:x) [d](&#x6A;avascript:x) [e](\u0001javascript:x)",
                "<javascript:alert(1)> <data:text/html,x> <vbscript:x> www.x.example\"onclick=x javascript://x.example/%0aalert(1)",
                "[x][r] ![y][r] [r]\n\n[r]: javascript:x\n[s]: data:text/html,<script>\n\n[s] ![z][s]\n",
                "[x](https://x.example/&quot;&gt;&lt;script&gt;) [y](https://x.example/?a='onclick=x&b=`) <https://x.example/'>",
                "![x](//x.example/a.png) ![x](https://x.example/a.png)![x](data:image/png;base64,AAAA) ![x](/logout)",
                // HTML elements that Markdown does not have.
                "<svg/onload=x><math><mtext></mtext><style>*{}</style></math><iframe src=x></iframe><base href=//x>",
                "<meta http-equiv=refresh content=0><link rel=stylesheet href=x><object data=x><embed src=x><video src=x>",
                "<textarea><title><plaintext><xmp><noscript><noembed><select><option><script>//--!><x",
                "<!--><script>x</script>--> <!-- --!> <![CDATA[ ]]> <?x ?> </ x> <a/href=javascript:x> <a\nhref=x\n>",
                "**<b**>* _<i_ onclick=x>_ ~~<s~~ x>~~ [<a](https://x.example) href=y> ![<img](https://x.example src=z>",
                // Formulas.
                "\\(</code><script>alert(1)</script>\\) $$\"><img src=x onerror=alert(1)>$$ \\[<svg onload=x>\\]",
                "$$\n</code></p><script>alert(1)</script>\n&lt;script&gt;\n$$\n\\[\n<b onclick=x>");
    }
}
