# What front ends import: TypeScript, JavaScript with declarations, and definitions as JSON.
=== args ===
aqua build --target ts,js -o out src/chat.aqua
aqua build --target json --target json,air -o out/json src/chat.aqua
aqua build --target json -o - src/chat.aqua
aqua build --target tss -o out src/chat.aqua
=== src/chat.aqua ===
aqua Chat
export Screen, say, delete

-- One line of the chat.
data Message:
  text: string
  -- Who wrote it; */ nobody if
  -- it comes from the service.
  author: ?string
  marks: [][]u8

-- Where messages are shown. */ is harmless.
service Screen("screen"):
  show(message: Message) -> bool
  clear()

-- Says something to everyone.
-- The second line has a `tick`, ${braces} and a \ backslash.
func say(message: Message, peer: []string, done: string, u32 -> bool) -> u32, ?string:
  ok <- done("`${x}", 1)
  on peer[0]:
    shown <- Screen.show(message)
  <- 1, message.author

func delete(function: string):
  Screen.clear()
=== expect stdout ===
$ aqua build --target json -o - src/chat.aqua
{
    "format": "aqua/definitions/1",
    "source": "chat.aqua",
    "functions": {
        "say": {
            "funcDef": {
                "functionName": "say",
                "arrow": {
                    "domain": {
                        "fields": {
                            "message": {
                                "name": "Message",
                                "fields": {
                                    "author": {
                                        "type": {
                                            "name": "string",
                                            "tag": "scalar"
                                        },
                                        "tag": "option"
                                    },
                                    "marks": {
                                        "type": {
                                            "type": {
                                                "name": "u8",
                                                "tag": "scalar"
                                            },
                                            "tag": "array"
                                        },
                                        "tag": "array"
                                    },
                                    "text": {
                                        "name": "string",
                                        "tag": "scalar"
                                    }
                                },
                                "tag": "struct"
                            },
                            "peer": {
                                "type": {
                                    "name": "string",
                                    "tag": "scalar"
                                },
                                "tag": "array"
                            },
                            "done": {
                                "domain": {
                                    "items": [
                                        {
                                            "name": "string",
                                            "tag": "scalar"
                                        },
                                        {
                                            "name": "u32",
                                            "tag": "scalar"
                                        }
                                    ],
                                    "tag": "unlabeledProduct"
                                },
                                "codomain": {
                                    "items": [
                                        {
                                            "name": "bool",
                                            "tag": "scalar"
                                        }
                                    ],
                                    "tag": "unlabeledProduct"
                                },
                                "tag": "arrow"
                            }
                        },
                        "tag": "labeledProduct"
                    },
                    "codomain": {
                        "items": [
                            {
                                "name": "u32",
                                "tag": "scalar"
                            },
                            {
                                "type": {
                                    "name": "string",
                                    "tag": "scalar"
                                },
                                "tag": "option"
                            }
                        ],
                        "tag": "unlabeledProduct"
                    },
                    "tag": "arrow"
                },
                "names": {
                    "relay": "-relay-",
                    "getDataSrv": "getDataSrv",
                    "callbackSrv": "callbackSrv",
                    "responseSrv": "callbackSrv",
                    "responseFnName": "response",
                    "errorHandlingSrv": "errorHandlingSrv",
                    "errorFnName": "error"
                }
            },
            "script": "(xor (seq (seq (seq (ap %init_peer_id% a)(call a (\"getDataSrv\"\"-relay-\")[]b))(seq (call a (\"getDataSrv\"\"message\")[]c)(call a (\"getDataSrv\"\"peer\")[]d)))(seq (seq (call a (\"callbackSrv\"\"done\")[\"`${x}\"1])(ap d.$.[0] e))(seq (xor (seq (seq (canon b $a #a)(call e (\"screen\"\"show\")[c]))(canon b $a #b))(seq (canon b $a #c)(fail :error:)))(call a (\"callbackSrv\"\"response\")[1 c.$.author]))))(call a (\"errorHandlingSrv\"\"error\")[:error: 0]))"
        },
        "delete": {
            "funcDef": {
                "functionName": "delete",
                "arrow": {
                    "domain": {
                        "fields": {
                            "function": {
                                "name": "string",
                                "tag": "scalar"
                            }
                        },
                        "tag": "labeledProduct"
                    },
                    "codomain": {
                        "tag": "nil"
                    },
                    "tag": "arrow"
                },
                "names": {
                    "relay": "-relay-",
                    "getDataSrv": "getDataSrv",
                    "callbackSrv": "callbackSrv",
                    "responseSrv": "callbackSrv",
                    "responseFnName": "response",
                    "errorHandlingSrv": "errorHandlingSrv",
                    "errorFnName": "error"
                }
            },
            "script": "(xor (call %init_peer_id% (\"screen\"\"clear\")[])(call %init_peer_id% (\"errorHandlingSrv\"\"error\")[:error: 0]))"
        }
    },
    "services": {
        "Screen": {
            "defaultServiceId": "screen",
            "functions": {
                "fields": {
                    "show": {
                        "domain": {
                            "fields": {
                                "message": {
                                    "name": "Message",
                                    "fields": {
                                        "author": {
                                            "type": {
                                                "name": "string",
                                                "tag": "scalar"
                                            },
                                            "tag": "option"
                                        },
                                        "marks": {
                                            "type": {
                                                "type": {
                                                    "name": "u8",
                                                    "tag": "scalar"
                                                },
                                                "tag": "array"
                                            },
                                            "tag": "array"
                                        },
                                        "text": {
                                            "name": "string",
                                            "tag": "scalar"
                                        }
                                    },
                                    "tag": "struct"
                                }
                            },
                            "tag": "labeledProduct"
                        },
                        "codomain": {
                            "items": [
                                {
                                    "name": "bool",
                                    "tag": "scalar"
                                }
                            ],
                            "tag": "unlabeledProduct"
                        },
                        "tag": "arrow"
                    },
                    "clear": {
                        "domain": {
                            "tag": "nil"
                        },
                        "codomain": {
                            "tag": "nil"
                        },
                        "tag": "arrow"
                    }
                },
                "tag": "labeledProduct"
            }
        }
    }
}
=== expect stderr ===
$ aqua build --target ts,js -o out src/chat.aqua
built 2 functions, 0 errors, 0 warnings in <time>
$ aqua build --target json --target json,air -o out/json src/chat.aqua
built 2 functions, 0 errors, 0 warnings in <time>
$ aqua build --target json -o - src/chat.aqua
built 2 functions, 0 errors, 0 warnings in <time>
$ aqua build --target tss -o out src/chat.aqua
error: `--target tss`, expected air, ts, js or json, or schema alone
 help: several: `--target air,ts`
=== expect exit ===
0
0
0
2
=== expect file out/chat.d.ts ===
/* eslint-disable */
// Generated by aqua <version> from chat.aqua, do not edit.
import type { IFluenceClient as IFluenceClient$$, ParticleContext as ParticleContext$$ } from '@fluencelabs/js-client';

/**
 * One line of the chat.
 */
export interface Message {
    /**
     * Who wrote it; * / nobody if
     * it comes from the service.
     */
    author: string | null;
    marks: number[][];
    text: string;
}

/**
 * Where messages are shown. * / is harmless.
 */
export interface ScreenDef {
    show: (message: Message, callParams: ParticleContext$$) => boolean | Promise<boolean>;
    clear: (callParams: ParticleContext$$) => void | Promise<void>;
}

export function registerScreen(service: ScreenDef): void;
export function registerScreen(serviceId: string, service: ScreenDef): void;
export function registerScreen(peer: IFluenceClient$$, service: ScreenDef): void;
export function registerScreen(peer: IFluenceClient$$, serviceId: string, service: ScreenDef): void;

export declare const say_script: string;

export type SayParams = [message: Message, peer_: string[], done: (arg0: string, arg1: number, callParams: ParticleContext$$) => boolean | Promise<boolean>, config?: { ttl?: number }] | [peer: IFluenceClient$$, message: Message, peer_: string[], done: (arg0: string, arg1: number, callParams: ParticleContext$$) => boolean | Promise<boolean>, config?: { ttl?: number }];

export type SayResult = Promise<[number, string | null]>;

/**
 * Says something to everyone.
 * The second line has a `tick`, ${braces} and a \ backslash.
 */
export declare function say(...args: SayParams): SayResult;

export declare const delete_script: string;

export type DeleteParams = [function_: string, config?: { ttl?: number }] | [peer: IFluenceClient$$, function_: string, config?: { ttl?: number }];

export type DeleteResult = Promise<void>;

declare function delete$(...args: DeleteParams): DeleteResult;
export { delete$ as delete };

=== expect file out/chat.js ===
/* eslint-disable */
// Generated by aqua <version> from chat.aqua, do not edit.
import {
    v5_callFunction as callFunction$$,
    v5_registerService as registerService$$,
} from '@fluencelabs/js-client';

export function registerScreen(...args) {
    registerService$$(args, {"defaultServiceId":"screen","functions":{"fields":{"show":{"domain":{"fields":{"message":{"name":"Message","fields":{"author":{"type":{"name":"string","tag":"scalar"},"tag":"option"},"marks":{"type":{"type":{"name":"u8","tag":"scalar"},"tag":"array"},"tag":"array"},"text":{"name":"string","tag":"scalar"}},"tag":"struct"}},"tag":"labeledProduct"},"codomain":{"items":[{"name":"bool","tag":"scalar"}],"tag":"unlabeledProduct"},"tag":"arrow"},"clear":{"domain":{"tag":"nil"},"codomain":{"tag":"nil"},"tag":"arrow"}},"tag":"labeledProduct"}});
}

export const say_script = `(xor (seq (seq (seq (ap %init_peer_id% a)(call a ("getDataSrv""-relay-")[]b))(seq (call a ("getDataSrv""message")[]c)(call a ("getDataSrv""peer")[]d)))(seq (seq (call a ("callbackSrv""done")["\`\${x}"1])(ap d.$.[0] e))(seq (xor (seq (seq (canon b $a #a)(call e ("screen""show")[c]))(canon b $a #b))(seq (canon b $a #c)(fail :error:)))(call a ("callbackSrv""response")[1 c.$.author]))))(call a ("errorHandlingSrv""error")[:error: 0]))`;

/**
 * Says something to everyone.
 * The second line has a `tick`, ${braces} and a \ backslash.
 */
export function say(...args) {
    return callFunction$$(args, {"functionName":"say","arrow":{"domain":{"fields":{"message":{"name":"Message","fields":{"author":{"type":{"name":"string","tag":"scalar"},"tag":"option"},"marks":{"type":{"type":{"name":"u8","tag":"scalar"},"tag":"array"},"tag":"array"},"text":{"name":"string","tag":"scalar"}},"tag":"struct"},"peer":{"type":{"name":"string","tag":"scalar"},"tag":"array"},"done":{"domain":{"items":[{"name":"string","tag":"scalar"},{"name":"u32","tag":"scalar"}],"tag":"unlabeledProduct"},"codomain":{"items":[{"name":"bool","tag":"scalar"}],"tag":"unlabeledProduct"},"tag":"arrow"}},"tag":"labeledProduct"},"codomain":{"items":[{"name":"u32","tag":"scalar"},{"type":{"name":"string","tag":"scalar"},"tag":"option"}],"tag":"unlabeledProduct"},"tag":"arrow"},"names":{"relay":"-relay-","getDataSrv":"getDataSrv","callbackSrv":"callbackSrv","responseSrv":"callbackSrv","responseFnName":"response","errorHandlingSrv":"errorHandlingSrv","errorFnName":"error"}}, say_script);
}

export const delete_script = `(xor (call %init_peer_id% ("screen""clear")[])(call %init_peer_id% ("errorHandlingSrv""error")[:error: 0]))`;

function delete$(...args) {
    return callFunction$$(args, {"functionName":"delete","arrow":{"domain":{"fields":{"function":{"name":"string","tag":"scalar"}},"tag":"labeledProduct"},"codomain":{"tag":"nil"},"tag":"arrow"},"names":{"relay":"-relay-","getDataSrv":"getDataSrv","callbackSrv":"callbackSrv","responseSrv":"callbackSrv","responseFnName":"response","errorHandlingSrv":"errorHandlingSrv","errorFnName":"error"}}, delete_script);
}
export { delete$ as delete };

=== expect file out/chat.ts ===
/* eslint-disable */
// Generated by aqua <version> from chat.aqua, do not edit.
import type { IFluenceClient as IFluenceClient$$, ParticleContext as ParticleContext$$ } from '@fluencelabs/js-client';
import {
    v5_callFunction as callFunction$$,
    v5_registerService as registerService$$,
} from '@fluencelabs/js-client';

/**
 * One line of the chat.
 */
export interface Message {
    /**
     * Who wrote it; * / nobody if
     * it comes from the service.
     */
    author: string | null;
    marks: number[][];
    text: string;
}

/**
 * Where messages are shown. * / is harmless.
 */
export interface ScreenDef {
    show: (message: Message, callParams: ParticleContext$$) => boolean | Promise<boolean>;
    clear: (callParams: ParticleContext$$) => void | Promise<void>;
}

export function registerScreen(service: ScreenDef): void;
export function registerScreen(serviceId: string, service: ScreenDef): void;
export function registerScreen(peer: IFluenceClient$$, service: ScreenDef): void;
export function registerScreen(peer: IFluenceClient$$, serviceId: string, service: ScreenDef): void;
export function registerScreen(...args: unknown[]) {
    registerService$$(args as never, {"defaultServiceId":"screen","functions":{"fields":{"show":{"domain":{"fields":{"message":{"name":"Message","fields":{"author":{"type":{"name":"string","tag":"scalar"},"tag":"option"},"marks":{"type":{"type":{"name":"u8","tag":"scalar"},"tag":"array"},"tag":"array"},"text":{"name":"string","tag":"scalar"}},"tag":"struct"}},"tag":"labeledProduct"},"codomain":{"items":[{"name":"bool","tag":"scalar"}],"tag":"unlabeledProduct"},"tag":"arrow"},"clear":{"domain":{"tag":"nil"},"codomain":{"tag":"nil"},"tag":"arrow"}},"tag":"labeledProduct"}} as never);
}

export const say_script = `(xor (seq (seq (seq (ap %init_peer_id% a)(call a ("getDataSrv""-relay-")[]b))(seq (call a ("getDataSrv""message")[]c)(call a ("getDataSrv""peer")[]d)))(seq (seq (call a ("callbackSrv""done")["\`\${x}"1])(ap d.$.[0] e))(seq (xor (seq (seq (canon b $a #a)(call e ("screen""show")[c]))(canon b $a #b))(seq (canon b $a #c)(fail :error:)))(call a ("callbackSrv""response")[1 c.$.author]))))(call a ("errorHandlingSrv""error")[:error: 0]))`;

export type SayParams = [message: Message, peer_: string[], done: (arg0: string, arg1: number, callParams: ParticleContext$$) => boolean | Promise<boolean>, config?: { ttl?: number }] | [peer: IFluenceClient$$, message: Message, peer_: string[], done: (arg0: string, arg1: number, callParams: ParticleContext$$) => boolean | Promise<boolean>, config?: { ttl?: number }];

export type SayResult = Promise<[number, string | null]>;

/**
 * Says something to everyone.
 * The second line has a `tick`, ${braces} and a \ backslash.
 */
export function say(...args: SayParams): SayResult {
    return callFunction$$(args as never, {"functionName":"say","arrow":{"domain":{"fields":{"message":{"name":"Message","fields":{"author":{"type":{"name":"string","tag":"scalar"},"tag":"option"},"marks":{"type":{"type":{"name":"u8","tag":"scalar"},"tag":"array"},"tag":"array"},"text":{"name":"string","tag":"scalar"}},"tag":"struct"},"peer":{"type":{"name":"string","tag":"scalar"},"tag":"array"},"done":{"domain":{"items":[{"name":"string","tag":"scalar"},{"name":"u32","tag":"scalar"}],"tag":"unlabeledProduct"},"codomain":{"items":[{"name":"bool","tag":"scalar"}],"tag":"unlabeledProduct"},"tag":"arrow"}},"tag":"labeledProduct"},"codomain":{"items":[{"name":"u32","tag":"scalar"},{"type":{"name":"string","tag":"scalar"},"tag":"option"}],"tag":"unlabeledProduct"},"tag":"arrow"},"names":{"relay":"-relay-","getDataSrv":"getDataSrv","callbackSrv":"callbackSrv","responseSrv":"callbackSrv","responseFnName":"response","errorHandlingSrv":"errorHandlingSrv","errorFnName":"error"}} as never, say_script) as Promise<never>;
}

export const delete_script = `(xor (call %init_peer_id% ("screen""clear")[])(call %init_peer_id% ("errorHandlingSrv""error")[:error: 0]))`;

export type DeleteParams = [function_: string, config?: { ttl?: number }] | [peer: IFluenceClient$$, function_: string, config?: { ttl?: number }];

export type DeleteResult = Promise<void>;

function delete$(...args: DeleteParams): DeleteResult {
    return callFunction$$(args as never, {"functionName":"delete","arrow":{"domain":{"fields":{"function":{"name":"string","tag":"scalar"}},"tag":"labeledProduct"},"codomain":{"tag":"nil"},"tag":"arrow"},"names":{"relay":"-relay-","getDataSrv":"getDataSrv","callbackSrv":"callbackSrv","responseSrv":"callbackSrv","responseFnName":"response","errorHandlingSrv":"errorHandlingSrv","errorFnName":"error"}} as never, delete_script) as Promise<never>;
}
export { delete$ as delete };

=== expect file out/json/chat.json ===
{
    "format": "aqua/definitions/1",
    "source": "chat.aqua",
    "functions": {
        "say": {
            "funcDef": {
                "functionName": "say",
                "arrow": {
                    "domain": {
                        "fields": {
                            "message": {
                                "name": "Message",
                                "fields": {
                                    "author": {
                                        "type": {
                                            "name": "string",
                                            "tag": "scalar"
                                        },
                                        "tag": "option"
                                    },
                                    "marks": {
                                        "type": {
                                            "type": {
                                                "name": "u8",
                                                "tag": "scalar"
                                            },
                                            "tag": "array"
                                        },
                                        "tag": "array"
                                    },
                                    "text": {
                                        "name": "string",
                                        "tag": "scalar"
                                    }
                                },
                                "tag": "struct"
                            },
                            "peer": {
                                "type": {
                                    "name": "string",
                                    "tag": "scalar"
                                },
                                "tag": "array"
                            },
                            "done": {
                                "domain": {
                                    "items": [
                                        {
                                            "name": "string",
                                            "tag": "scalar"
                                        },
                                        {
                                            "name": "u32",
                                            "tag": "scalar"
                                        }
                                    ],
                                    "tag": "unlabeledProduct"
                                },
                                "codomain": {
                                    "items": [
                                        {
                                            "name": "bool",
                                            "tag": "scalar"
                                        }
                                    ],
                                    "tag": "unlabeledProduct"
                                },
                                "tag": "arrow"
                            }
                        },
                        "tag": "labeledProduct"
                    },
                    "codomain": {
                        "items": [
                            {
                                "name": "u32",
                                "tag": "scalar"
                            },
                            {
                                "type": {
                                    "name": "string",
                                    "tag": "scalar"
                                },
                                "tag": "option"
                            }
                        ],
                        "tag": "unlabeledProduct"
                    },
                    "tag": "arrow"
                },
                "names": {
                    "relay": "-relay-",
                    "getDataSrv": "getDataSrv",
                    "callbackSrv": "callbackSrv",
                    "responseSrv": "callbackSrv",
                    "responseFnName": "response",
                    "errorHandlingSrv": "errorHandlingSrv",
                    "errorFnName": "error"
                }
            },
            "script": "(xor (seq (seq (seq (ap %init_peer_id% a)(call a (\"getDataSrv\"\"-relay-\")[]b))(seq (call a (\"getDataSrv\"\"message\")[]c)(call a (\"getDataSrv\"\"peer\")[]d)))(seq (seq (call a (\"callbackSrv\"\"done\")[\"`${x}\"1])(ap d.$.[0] e))(seq (xor (seq (seq (canon b $a #a)(call e (\"screen\"\"show\")[c]))(canon b $a #b))(seq (canon b $a #c)(fail :error:)))(call a (\"callbackSrv\"\"response\")[1 c.$.author]))))(call a (\"errorHandlingSrv\"\"error\")[:error: 0]))"
        },
        "delete": {
            "funcDef": {
                "functionName": "delete",
                "arrow": {
                    "domain": {
                        "fields": {
                            "function": {
                                "name": "string",
                                "tag": "scalar"
                            }
                        },
                        "tag": "labeledProduct"
                    },
                    "codomain": {
                        "tag": "nil"
                    },
                    "tag": "arrow"
                },
                "names": {
                    "relay": "-relay-",
                    "getDataSrv": "getDataSrv",
                    "callbackSrv": "callbackSrv",
                    "responseSrv": "callbackSrv",
                    "responseFnName": "response",
                    "errorHandlingSrv": "errorHandlingSrv",
                    "errorFnName": "error"
                }
            },
            "script": "(xor (call %init_peer_id% (\"screen\"\"clear\")[])(call %init_peer_id% (\"errorHandlingSrv\"\"error\")[:error: 0]))"
        }
    },
    "services": {
        "Screen": {
            "defaultServiceId": "screen",
            "functions": {
                "fields": {
                    "show": {
                        "domain": {
                            "fields": {
                                "message": {
                                    "name": "Message",
                                    "fields": {
                                        "author": {
                                            "type": {
                                                "name": "string",
                                                "tag": "scalar"
                                            },
                                            "tag": "option"
                                        },
                                        "marks": {
                                            "type": {
                                                "type": {
                                                    "name": "u8",
                                                    "tag": "scalar"
                                                },
                                                "tag": "array"
                                            },
                                            "tag": "array"
                                        },
                                        "text": {
                                            "name": "string",
                                            "tag": "scalar"
                                        }
                                    },
                                    "tag": "struct"
                                }
                            },
                            "tag": "labeledProduct"
                        },
                        "codomain": {
                            "items": [
                                {
                                    "name": "bool",
                                    "tag": "scalar"
                                }
                            ],
                            "tag": "unlabeledProduct"
                        },
                        "tag": "arrow"
                    },
                    "clear": {
                        "domain": {
                            "tag": "nil"
                        },
                        "codomain": {
                            "tag": "nil"
                        },
                        "tag": "arrow"
                    }
                },
                "tag": "labeledProduct"
            }
        }
    }
}
=== expect file out/json/delete.air ===
; generated by aqua <version> from chat.aqua, do not edit
; delete(function: string)
(xor (call %init_peer_id% ("screen""clear")[])(call %init_peer_id% ("errorHandlingSrv""error")[:error: 0]))
=== expect file out/json/say.air ===
; generated by aqua <version> from chat.aqua, do not edit
; say(message: Message, peer: []string, done: string, u32 -> bool) -> u32, ?string
(xor (seq (seq (seq (ap %init_peer_id% a)(call a ("getDataSrv""-relay-")[]b))(seq (call a ("getDataSrv""message")[]c)(call a ("getDataSrv""peer")[]d)))(seq (seq (call a ("callbackSrv""done")["`${x}"1])(ap d.$.[0] e))(seq (xor (seq (seq (canon b $a #a)(call e ("screen""show")[c]))(canon b $a #b))(seq (canon b $a #c)(fail :error:)))(call a ("callbackSrv""response")[1 c.$.author]))))(call a ("errorHandlingSrv""error")[:error: 0]))
