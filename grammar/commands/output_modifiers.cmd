# What may stand behind `|`.
#
# `pipe` is understood by the session; an expression or URL reaches to the end of the line, trailing blanks included.

part output-modifiers

append                "Append redirected output to URL (URLs supporting append operation only)"
  <argument: line>    "URL to append to"  unverified  = action pipe stage=append
begin                 "Begin with the line that matches"
  <argument: line>    "Regular Expression"  unverified  = action pipe stage=begin
count                 "Count number of lines which match regexp"
  <argument: line>    "Regular Expression"  unverified  = action pipe stage=count
exclude               "Exclude lines that match"
  <argument: line>    "Regular Expression"  unverified  = action pipe stage=exclude
format                "Format the output using the specified spec file"  unmodelled
  <argument: line>    "Spec file"  unverified
include               "Include lines that match"
  <argument: line>    "Regular Expression"  unverified  = action pipe stage=include
redirect              "Redirect output to URL"
  <argument: line>    "URL to redirect to"  unverified  = action pipe stage=redirect
section               "Filter a section of output"
  exclude             "Exclude a section of output"  unverified
    <argument: line>  "Regular Expression"  unverified  = action pipe stage=section-exclude
  include             "Include a section of output"  unverified
    <argument: line>  "Regular Expression"  unverified  = action pipe stage=section-include
  <argument: line>    "Regular Expression"  unverified  = action pipe stage=section
tee                   "Copy output to URL"
  /append             "Append to the URL"  unverified
    <argument: line>  "URL to append to"  unverified  = action pipe stage=tee-append
  <argument: line>    "URL to copy to"  unverified  = action pipe stage=tee
