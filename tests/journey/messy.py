#!/usr/bin/python3
"""What lands on a desk: scans and mails of one family, tidy and broken, made in a folder.

    messy.py FOLDER    writes what needs no other program; the shell script adds pictures, locks and signatures
"""
import base64
import pathlib
import sys
import zipfile


def pdf(title, pages):
    """A PDF with lines of text; each page says which it is."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for page in range(1, pages + 1):
        lines = [f"BT /F 20 Tf 72 760 Td ({title}) Tj /F 11 Tf 0 -30 Td 16 TL (page {page} of {pages}) Tj T*"]
        lines += [f"({page}.{line} The parties have agreed upon clause {page * line} of this paper.) Tj T*" for line in range(1, 36)]
        text = " ".join([*lines, "ET"]).encode()
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(text), text))
        kids.append(len(objects) + 1)
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
                       b"/Resources<</Font<</F 3 0 R>>>>>>" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b" ".join(b"%d 0 R" % kid for kid in kids))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def mail(name, content):
    """A letter with one file in it."""
    body = base64.encodebytes(content).decode()
    return ("From: landlord@example.org\nTo: office@example.org\nSubject: the policy\nMIME-Version: 1.0\n"
            'Content-Type: multipart/mixed; boundary="part"\n\n'
            "--part\nContent-Type: text/plain\n\nAttached, regards.\n"
            f'--part\nContent-Type: application/pdf; name="{name}"\n'
            f'Content-Disposition: attachment; filename="{name}"\nContent-Transfer-Encoding: base64\n\n{body}\n--part--\n').encode()


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True)
    lease = pdf("LEASE AGREEMENT", 6)
    (folder / "lease agreement.pdf").write_bytes(lease)
    (folder / "lease agreement (1).pdf").write_bytes(lease)
    (folder / "policy.eml").write_bytes(mail("health insurance policy.pdf", pdf("HEALTH INSURANCE POLICY", 2)))
    with zipfile.ZipFile(folder / "from the clinic.zip", "w") as archive:
        archive.writestr("clinic/certificate.pdf", pdf("MEDICAL CERTIFICATE FORM 028", 1))
        archive.writestr("clinic/.DS_Store", b"nothing")
    # The list of objects is gone; a reader can make it anew.
    broken = pdf("CRIMINAL RECORD CERTIFICATE", 2)
    (folder / "mended.pdf").write_bytes(broken[:broken.rindex(b"xref\n0")] + b"startxref\n9\n%%EOF\n")
    (folder / "nothing.pdf").write_bytes(b"%PDF-1.7\nnothing at all")
    (folder / "empty.jpg").write_bytes(b"")
    for name in ("charter", "order"):
        (folder.parent / f"{name}.pdf").write_bytes(pdf(name.upper(), 2))
    (folder.parent / "contract.pdf").write_bytes(pdf("SERVICES AGREEMENT", 3))


main()
