# Users, and secrets.
#
# A secret typed in clear text goes to the device as `plain_secret`; the device hashes it at once, so that it never comes
# out again. A user has a secret or a password, not both.

part enable-secret

password              "Assign the privileged level password (MAX of 25 characters)"
  0                   "Specifies an UNENCRYPTED password will follow"  unverified
    <password: line>  "The UNENCRYPTED (cleartext) 'enable' password"  never unverified  = set enable.password_type = 0, enable.password = <password>
  7                   "Specifies a HIDDEN password will follow"  unverified
    <password: word>  "The HIDDEN 'enable' password string"  order 581 unverified  = set enable.password_type = 7, enable.password = <password>
  level               "Set exec level password"  unmodelled
  <password: line>    "The UNENCRYPTED (cleartext) 'enable' password"  order 581 unverified  = set enable.password_type = 0, enable.password = <password>
secret                "Assign the privileged level secret"
  0                   "Specifies an UNENCRYPTED password will follow"  unverified
    <secret: line>    "The UNENCRYPTED (cleartext) 'enable' secret"  never unverified  = set enable.secret_type = <none>, enable.secret = <none>, enable.plain_secret = <secret>
  5                   "Specifies a MD5 HASHED secret will follow"  unverified
    <hash: word>      "The ENCRYPTED 'enable' secret string"  order 580 unverified  = set enable.plain_secret = <none>, enable.secret_type = 5, enable.secret = <hash>
  8                   "Specifies a PBKDF2 HASHED secret will follow"  unverified
    <hash: word>      "The PBKDF2 HASHED 'enable' secret string"  order 580 unverified  = set enable.plain_secret = <none>, enable.secret_type = 8, enable.secret = <hash>
  9                   "Specifies a SCRYPT HASHED secret will follow"  unverified
    <hash: word>      "The SCRYPT HASHED 'enable' secret string"  order 580 unverified  = set enable.plain_secret = <none>, enable.secret_type = 9, enable.secret = <hash>
  level               "Set exec level password"  unmodelled
  <secret: line>      "The UNENCRYPTED (cleartext) 'enable' secret"  never unverified  = set enable.secret_type = <none>, enable.secret = <none>, enable.plain_secret = <secret>

part username

password                 "Specify the password for the user"
  use user-password
privilege                "Set user privilege level"
  <privilege: int 0-15>  "User privilege level"  order 1400  = add users where name = <name> with privilege = <privilege>
    password             "Specify the password for the user"  unverified
      use user-privilege-password
    secret               "Specify the secret for the user"  unverified
      use user-privilege-secret
secret                   "Specify the secret for the user"
  use user-secret
use vocabulary-config-username

part user-password

0                   "Specifies an UNENCRYPTED password will follow"  unverified
  <password: line>  "The UNENCRYPTED (cleartext) user password"  order 1400 unverified  = add users where name = <name> with password_type = 0, password = <password>, secret_type = <none>, secret = <none>
7                   "Specifies a HIDDEN password will follow"  unverified
  <password: word>  "The HIDDEN user password"  order 1400 unverified  = add users where name = <name> with password_type = 7, password = <password>, secret_type = <none>, secret = <none>
<password: line>    "The UNENCRYPTED (cleartext) user password"  never unverified  = add users where name = <name> with password_type = 0, password = <password>, secret_type = <none>, secret = <none>

part user-secret

0                 "Specifies an UNENCRYPTED secret will follow"  unverified
  <secret: line>  "The UNENCRYPTED (cleartext) user secret"  never unverified  = add users where name = <name> with plain_secret = <secret>, password_type = <none>, password = <none>
5                 "Specifies a MD5 HASHED secret will follow"  unverified
  <hash: word>    "The MD5 HASHED user secret"  order 1400 unverified  = add users where name = <name> with secret_type = 5, secret = <hash>, password_type = <none>, password = <none>
8                 "Specifies a PBKDF2 HASHED secret will follow"  unverified
  <hash: word>    "The PBKDF2 HASHED user secret"  order 1400 unverified  = add users where name = <name> with secret_type = 8, secret = <hash>, password_type = <none>, password = <none>
9                 "Specifies a SCRYPT HASHED secret will follow"  unverified
  <hash: word>    "The SCRYPT HASHED user secret"  order 1400 unverified  = add users where name = <name> with secret_type = 9, secret = <hash>, password_type = <none>, password = <none>
<secret: line>    "The UNENCRYPTED (cleartext) user secret"  never unverified  = add users where name = <name> with plain_secret = <secret>, password_type = <none>, password = <none>

part user-privilege-password

0                   "Specifies an UNENCRYPTED password will follow"  unverified
  <password: line>  "The UNENCRYPTED (cleartext) user password"  order 1400 unverified  = add users where name = <name> with privilege = <privilege>, password_type = 0, password = <password>, secret_type = <none>, secret = <none>
7                   "Specifies a HIDDEN password will follow"  unverified
  <password: word>  "The HIDDEN user password"  order 1400 unverified  = add users where name = <name> with privilege = <privilege>, password_type = 7, password = <password>, secret_type = <none>, secret = <none>
<password: line>    "The UNENCRYPTED (cleartext) user password"  never unverified  = add users where name = <name> with privilege = <privilege>, password_type = 0, password = <password>, secret_type = <none>, secret = <none>

part user-privilege-secret

0                 "Specifies an UNENCRYPTED secret will follow"  unverified
  <secret: line>  "The UNENCRYPTED (cleartext) user secret"  never unverified  = add users where name = <name> with privilege = <privilege>, plain_secret = <secret>, password_type = <none>, password = <none>
5                 "Specifies a MD5 HASHED secret will follow"  unverified
  <hash: word>    "The MD5 HASHED user secret"  order 1400 unverified  = add users where name = <name> with privilege = <privilege>, secret_type = 5, secret = <hash>, password_type = <none>, password = <none>
8                 "Specifies a PBKDF2 HASHED secret will follow"  unverified
  <hash: word>    "The PBKDF2 HASHED user secret"  order 1400 unverified  = add users where name = <name> with privilege = <privilege>, secret_type = 8, secret = <hash>, password_type = <none>, password = <none>
9                 "Specifies a SCRYPT HASHED secret will follow"  unverified
  <hash: word>    "The SCRYPT HASHED user secret"  order 1400 unverified  = add users where name = <name> with privilege = <privilege>, secret_type = 9, secret = <hash>, password_type = <none>, password = <none>
<secret: line>    "The UNENCRYPTED (cleartext) user secret"  never unverified  = add users where name = <name> with privilege = <privilege>, plain_secret = <secret>, password_type = <none>, password = <none>
