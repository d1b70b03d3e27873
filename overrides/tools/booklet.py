"""Put pages of the built site together into one HTML document that prints as a booklet."""

import copy
import posixpath
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

HEADINGS = ("h5", "h4", "h3", "h2", "h1")  # deepest first, so that none is moved twice
LEFT_OUT = ".guide-print, .md-content__button, .headerlink, .md-source-file, .md-tags, script"


@dataclass(frozen=True)
class Chapter:
    """A page of the guide.

    Attributes:
        part: title of the group that it stands in.
        url: its address inside the site, such as ``jobs/command-job/``.
    """

    part: str
    url: str

    @property
    def id(self) -> str:
        """The anchor of the chapter in a booklet."""
        return "page-" + self.url.strip("/").replace("/", "-")


class Booklet:
    """One printable document made of chapters.

    Args:
        site: folder of the built site, with directory URLs.
        address: where the site is published; links out of the booklet lead there.
        title: shown on the cover.
        chapters: the pages in reading order.
    """

    def __init__(self, site: Path, address: str, title: str, chapters: list[Chapter]):
        self.site = site
        self.address = address
        self.title = title
        self.chapters = chapters
        self._known = {chapter.url: chapter for chapter in chapters}

    def html(self, pages: dict[str, int]) -> str:
        """The document.

        Args:
            pages: chapter id -> number of its sheet of paper, empty before it is known.
        """
        shell = _soup(self.site / "index.html")
        shell.title.string = self.title
        article = shell.find("article")
        article.clear()
        article["class"] = [*article.get("class", []), "guide-booklet"]
        article.append(self._cover(shell))
        article.append(self._contents(shell, pages))
        part = None
        for chapter in self.chapters:
            if chapter.part != part:
                part = chapter.part
                heading = _tag(shell, "h1", part, "guide-part")
                article.append(heading)
            article.append(self._chapter(shell, chapter))
        for script in shell.find_all("script", src=lambda src: src and "print" not in src):
            script.decompose()
        return str(shell)

    def _cover(self, shell: BeautifulSoup) -> Tag:
        cover = shell.new_tag("section", attrs={"class": "guide-cover"})
        cover.append(_tag(shell, "p", "DP-100 guide", "guide-cover-name"))
        cover.append(_tag(shell, "p", self.title, "guide-cover-title"))
        foot = shell.select_one("[data-guide-foot]")
        cover.append(_tag(shell, "p", foot["data-guide-foot"] if foot else "", ""))
        cover.append(_tag(shell, "p", self.address, ""))
        return cover

    def _contents(self, shell: BeautifulSoup, pages: dict[str, int]) -> Tag:
        contents = shell.new_tag("nav", attrs={"class": "guide-contents", "aria-label": "Contents"})
        contents.append(_tag(shell, "p", "Contents", "guide-contents-title"))
        rows = shell.new_tag("ol")
        part = None
        for chapter in self.chapters:
            if chapter.part != part:
                part = chapter.part
                rows.append(_tag(shell, "li", part, "guide-contents-part"))
            row = shell.new_tag("li")
            link = _tag(shell, "a", self._titles[chapter.id], "")
            link["href"] = f"#{chapter.id}"
            row.append(link)
            row.append(_tag(shell, "span", str(pages.get(chapter.id, "000")), "guide-number"))
            rows.append(row)
        contents.append(rows)
        return contents

    @cached_property
    def _titles(self) -> dict[str, str]:
        """Chapter id -> the title of its page."""
        return {
            chapter.id: self._article(chapter).find("h1").get_text().removesuffix("¶").strip()
            for chapter in self.chapters
        }

    def _article(self, chapter: Chapter) -> Tag:
        return _soup(self.site / chapter.url / "index.html").find("article")

    def _chapter(self, shell: BeautifulSoup, chapter: Chapter) -> Tag:
        article = self._article(chapter)
        for unwanted in article.select(LEFT_OUT):
            unwanted.decompose()
        for level, name in enumerate(HEADINGS):
            deeper = f"h{6 - level}"
            for heading in article.find_all(name):
                heading.name = deeper
        for element in article.find_all(id=True):
            element["id"] = f"{chapter.id}-{element['id']}"
        for element in article.find_all(attrs={"for": True}):
            element["for"] = f"{chapter.id}-{element['for']}"
        for element in article.find_all("input", attrs={"name": True}):
            element["name"] = f"{chapter.id}-{element['name']}"
        for link in article.find_all("a", href=True):
            link["href"] = self._target(chapter, link["href"])
        for image in article.find_all(src=True):
            image["src"] = _inside(chapter.url, image["src"])
        section = shell.new_tag("section", attrs={"class": "guide-page", "id": chapter.id})
        for child in list(article.children):
            section.append(copy.copy(child))
        return section

    def _target(self, chapter: Chapter, href: str) -> str:
        """Where a link of a chapter leads: inside the booklet, to the site, or elsewhere."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        url = _inside(chapter.url, parts.path) if parts.path else chapter.url
        if url in self._known:
            inner = f"-{unquote(parts.fragment)}" if parts.fragment else ""
            return f"#{self._known[url].id}{inner}"
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return urljoin(self.address, url) + fragment


def _inside(here: str, path: str) -> str:
    """A relative path of the page ``here`` as one from the root of the site."""
    joined = posixpath.normpath(posixpath.join(here, path))
    return ("" if joined == "." else joined) + ("/" if path.endswith("/") and joined != "." else "")


def _soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def _tag(shell: BeautifulSoup, name: str, text: str, css: str) -> Tag:
    tag = shell.new_tag(name, attrs={"class": css} if css else {})
    tag.string = text
    return tag
