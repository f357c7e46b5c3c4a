"""What a server may tell browsers to hold the site to, so that nothing but the site's own files can run in its pages.

The built site keeps to it as it is: nothing in its pages is run or drawn by from within the page. `deploy/` sends it, the
browser tests read the site under it, and `doctor` looks whether a site on a server has it.
"""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "worker-src 'self' blob:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
