"""Small spreadsheets as bytes, sound and hostile, written by hand."""

import io
import zipfile

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/><Override '
    'PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/{kind}" Target="{target}"/></Relationships>'
)
_WORKBOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
    'main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="Diary" sheetId="1" r:id="r1"/></sheets></workbook>'
)
_ODS = (
    '<?xml version="1.0"?>{doctype}<office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="Diary">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)


def zipped(**files):
    """A ZIP of files; __ in a name stands for a slash and _dot_ for a point."""
    return zip_of({name.replace("__", "/").replace("_dot_", "."): t for name, t in files.items()})


def zip_of(files):
    """A ZIP of files by their names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def xlsx(*rows, body=None, doctype="", **more):
    """An .xlsx of rows; text, or a number; or of `body`, the XML of its rows."""
    body = "".join(_xlsx_row(n, row) for n, row in enumerate(rows, 1)) if body is None else body
    sheet = (
        f'<?xml version="1.0"?>{doctype}<worksheet xmlns="http://schemas.openxmlformats.org/'
        f'spreadsheetml/2006/main"><sheetData>{body}</sheetData></worksheet>'
    )
    return zip_of(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS.format(kind="officeDocument", target="xl/workbook.xml"),
            "xl/workbook.xml": _WORKBOOK,
            "xl/_rels/workbook.xml.rels": _RELATIONS.format(
                kind="worksheet", target="worksheets/sheet1.xml"
            ),
            "xl/worksheets/sheet1.xml": sheet,
            **more,
        }
    )


def _xlsx_row(number, cells):
    written = "".join(_xlsx_cell(chr(65 + n), number, cell) for n, cell in enumerate(cells))
    return f'<row r="{number}">{written}</row>'


def _xlsx_cell(column, row, cell):
    if isinstance(cell, str):
        return f'<c r="{column}{row}" t="inlineStr"><is><t>{cell}</t></is></c>'
    return "" if cell is None else f'<c r="{column}{row}"><v>{cell}</v></c>'


def ods(*rows, body=None, doctype=""):
    """An .ods of rows; text, or a number; or of `body`, the XML of its rows."""
    if body is None:
        body = "".join(
            f"<table:table-row>{''.join(map(_ods_cell, r))}</table:table-row>" for r in rows
        )
    return zip_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": (
                '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
                'manifest:1.0"/>'
            ),
            "content.xml": _ODS.format(rows=body, doctype=doctype),
        }
    )


def _ods_cell(cell):
    if isinstance(cell, str):
        typed = 'office:value-type="string"'
    elif cell is None:
        return "<table:table-cell/>"
    else:
        typed = f'office:value-type="float" office:value="{cell}"'
    return f"<table:table-cell {typed}><text:p>{cell}</text:p></table:table-cell>"
