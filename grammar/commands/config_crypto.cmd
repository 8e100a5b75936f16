# Certificates: trustpoints, of which SLA-TrustPoint is licensing's.

part config-crypto

pki               "Public Key components"
  trustpoint      "Define a CA trustpoint"
    <name: word>  "CA Server Name"  order 900 unverified  = mode ca-trustpoint at trustpoints where name = <name>
  trustpool       "Define CA trustpool"
    import        "Import certificates"  unverified
      clean       "Remove downloaded certificates before the import"  unmodelled unverified
      terminal    "Import certificates from the terminal"  unmodelled unverified
      url         "Import certificates from a URL"  unverified
        <url: url>  "URL of a certificate bundle"  unverified  = action trustpool_import
  use vocabulary-config-crypto-pki

mode ca-trustpoint

exit                        "Exit from certificate authority trustpoint entry mode"  unverified  = action exit
use configuration-mode
enrollment                  "Enrollment parameters"
  pkcs12                    "Enroll via pkcs12"  order 10 unverified  = set trustpoints[].enrollment = pkcs12
  selfsigned                "Generate a Self Signed Certificate"  order 10 unverified  = set trustpoints[].enrollment = selfsigned
  terminal                  "Enroll via the terminal (cut-and-paste)"  order 10  = set trustpoints[].enrollment = terminal
  url                       "CA server enrollment URL"
    <url: url>              "CA server enrollment URL"  order 11 unverified  = set trustpoints[].enrollment_url
fqdn                        "include fully-qualified domain name"
  <fqdn: word>              "Fully-qualified domain name"  order 20 unverified  = set trustpoints[].fqdn
revocation-check            "Revocation checking options"
  crl                       "Revocation check by CRL"  order 40 unverified  = set trustpoints[].revocation_check = crl
    none                    "Ignore revocation check"  order 40 unverified  = set trustpoints[].revocation_check = "crl none"
    ocsp                    "Revocation check by OCSP"  order 40 unverified  = set trustpoints[].revocation_check = "crl ocsp"
      none                  "Ignore revocation check"  order 40 unverified  = set trustpoints[].revocation_check = "crl ocsp none"
  none                      "Ignore revocation check"  order 40 unverified  = set trustpoints[].revocation_check = none
  ocsp                      "Revocation check by OCSP"  order 40 unverified  = set trustpoints[].revocation_check = ocsp
    crl                     "Revocation check by CRL"  order 40 unverified  = set trustpoints[].revocation_check = "ocsp crl"
      none                  "Ignore revocation check"  order 40 unverified  = set trustpoints[].revocation_check = "ocsp crl none"
    none                    "Ignore revocation check"  order 40 unverified  = set trustpoints[].revocation_check = "ocsp none"
rsakeypair                  "Specify rsakeypair for this identity"
  <label: word>             "RSA keypair label"  order 50 unverified  = set trustpoints[].rsakeypair
source                      "Specify source interface"
  interface                 "Interface used as source address"
    <interface: interface>  "Interface of the device"  order 60 unverified  = set trustpoints[].source_interface
subject-name                "Subject Name"
  <name: line>              "Subject name"  order 30 unverified  = set trustpoints[].subject_name
vrf                         "Name of VRF to use with trustpoint"
  <vrf: word>               "VRF name"  order 15 unverified  = set trustpoints[].vrf
use vocabulary-ca-trustpoint
