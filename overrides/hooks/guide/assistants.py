"""What the Markdown copies of the pages keep of the HTML; the plugin llmstxt calls `preprocess`."""

from bs4 import BeautifulSoup, Tag

UNWANTED = ".guide-question, .headerlink, .tabbed-labels, .tabbed-set > input, img, svg"


def preprocess(soup: BeautifulSoup, output: str) -> None:
    """Name the tabs and boxes in the text, and leave the questions with their answers out."""
    for tabs in soup.select(".tabbed-set"):
        names = [label.get_text() for label in tabs.select(":scope > .tabbed-labels > label")]
        blocks = tabs.select(":scope > .tabbed-content > .tabbed-block")
        for name, block in zip(names, blocks, strict=True):
            block.insert(0, _bold(soup, name))
    for unwanted in soup.select(UNWANTED):
        unwanted.decompose()
    for title in soup.select(".admonition-title"):
        title.replace_with(_bold(soup, title.get_text()))


def _bold(soup: BeautifulSoup, text: str) -> Tag:
    paragraph, strong = soup.new_tag("p"), soup.new_tag("strong")
    strong.string = text
    paragraph.append(strong)
    return paragraph
