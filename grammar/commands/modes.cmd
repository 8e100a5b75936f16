# The modes: what stands in the prompt, where `exit` leads, and the first line of a bare `?`.
#
# Prompts of configuration modes are recorded except those of the two call-home modes below `cfg-call-home`
# that end in `-diag-sign` and `-snapshot`, `(config-vrf-af)`, `(config-archive-log-cfg)` and `(config-xcvr-type)`. First lines are
# recorded for exec and config only.

mode exec                  help "Exec commands:"
mode config                prompt "(config)"                help "Configure commands:"
mode config-if             prompt "(config-if)"             parent config     help "Interface configuration commands:"
mode config-line           prompt "(config-line)"           parent config     help "Line configuration commands:"
mode config-vrf            prompt "(config-vrf)"            parent config     help "VPN Routing/Forwarding instance configuration commands:"
mode config-vrf-af         prompt "(config-vrf-af)"         parent config-vrf help "IP VPN Routing/Forwarding instance configuration commands:"
mode ca-trustpoint         prompt "(ca-trustpoint)"         parent config     help "ca trustpoint configuration commands:"
mode config-archive        prompt "(config-archive)"        parent config     help "Archive configuration commands:"
mode config-archive-log    prompt "(config-archive-log-cfg)" parent config-archive  help "Log config configuration commands:"
mode config-red            prompt "(config-red)"            parent config     help "Redundancy configuration commands:"
mode config-xcvr-type      prompt "(config-xcvr-type)"      parent config     help "Transceiver type configuration commands:"
mode call-home             prompt "(cfg-call-home)"         parent config     help "Call-home configuration commands:"
mode call-home-profile     prompt "(cfg-call-home-profile)" parent call-home  help "Call-home profile configuration commands:"
mode call-home-diag-sign   prompt "(cfg-call-home-diag-sign)" parent call-home  help "Call-home diagnostic signature configuration commands:"
mode call-home-snapshot    prompt "(cfg-call-home-snapshot)" parent call-home  help "Call-home snapshot configuration commands:"
