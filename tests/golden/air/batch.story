# Requests of other programs: one JSON object a line in, one out.
=== args ===
aqua air run --batch
=== stdin ===
{"id":"first","air":"(call %init_peer_id% (\"s\" \"f\") [1.0 \"x\"] v)","params":{"init_peer_id":"12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D","current_peer_id":"12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D","timestamp":1700000000000,"ttl":10000,"particle_id":"pid","secret_key":"ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs="},"raw_calls":true}

{"id":2,"air":"(call %init_peer_id% (\"s\" \"f\") [1.0 \"x\"] v)","params":{"init_peer_id":"12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D","current_peer_id":"12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D","timestamp":1700000000000,"ttl":10000,"particle_id":"pid","secret_key":"ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=","air_size_limit":3},"raw_calls":false,"call_results":{"9":{"ret_code":0,"raw":"1"}}}
{"id":null,"air":"(call %init_peer_id% (\"s\" \"f\") [1.0 \"x\"] v)","params":{"init_peer_id":"12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D","current_peer_id":"12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D","timestamp":1700000000000,"ttl":10000,"particle_id":"pid","secret_key":"ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=","air_size_limit":3,"hard_limit_enabled":true},"raw_calls":true,"prev_data":"AAAA"}
{"air":"(call %init_peer_id% (\"s\" \"f\") [1.0 \"x\"] v)","params":{"init_peer_id":"12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D","current_peer_id":"12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D","timestamp":1700000000000,"ttl":10000,"particle_id":"pid","secret_key":"ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs="},"raw_calls":true,"data":"AAAA","prev_data":""}
{"id":"first","air":"(call %init_peer_id% (\"s\" \"f\") [1.0 \"x\"] v)","params":{"init_peer_id":"12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D","current_peer_id":"12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D","timestamp":1700000000000,"ttl":10000,"particle_id":"pid","secret_key":"AAAA"},"raw_calls":true}
{"id":"first","air":"(seq","params":{"init_peer_id":"12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D","current_peer_id":"12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D","timestamp":1700000000000,"ttl":10000,"particle_id":"pid","secret_key":"ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs="},"raw_calls":true}
[1]
{"id":7,"op":"ast"}
{"id":8,"air":1,"params":{}}
{"id":9,"air":"(null)"}
{"id":10,"air":"(null)","params":{"ttl":-1}}
{"id":11,"air":"(null)","data":"?","params":{}}
{"id":12,"air":"(null)","call_results":{"1":{"ret_code":99999999999,"raw":""}},"params":{}}
no JSON
=== expect stdout ===
{"id":"first","ret_code":0,"error_message":"","data":"g6d2ZXJzaW9upjAuMTcuMrNpbnRlcnByZXRlcl92ZXJzaW9upjAuNjIuMKppbm5lcl9kYXRhxQEEMTJEM0tvb1dSZEZGZzN5VGJUc0RxNVoxeUN2Q1dicXpuRUZybzlqZVZpdm83cmtheUo0RAAAADTM////AQAAAAAAAAABAAAA////7AAAAAEAAAAAAOrhyHk7VZfEs/SQ52rDEXLEOWkPjuFBQruFGmH5pJ8OAO4ogUGqBtTqyifHW49uENe1C0Mo+8EFFRX0FCyBugvp2vbx44qoOkNciw83fY+SjEnRueMKmJdKDv4GDUQpRg4AAP///5wAAAAh////tQAAAEH///90AAAAAQAAAAH///+AAAAAAP///3gAAAAA////cAAAAAD///9oAAAAAP///2AAAAAA////vAAAAAE=","next_peer_pks":[],"call_requests":{"1":{"service_id":"s","function_name":"f","arguments":[1.0,"x"],"tetraplets":[[{"peer_pk":"12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D","service_id":"","function_name":"","lens":""}],[{"peer_pk":"12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D","service_id":"","function_name":"","lens":""}]],"arguments_mp":"kss/8AAAAAAAAKF4","tetraplets_mp":"kpGEp3BlZXJfcGvZNDEyRDNLb29XUmRGRmczeVRiVHNEcTVaMXlDdkNXYnF6bkVGcm85amVWaXZvN3JrYXlKNESqc2VydmljZV9pZKCtZnVuY3Rpb25fbmFtZaCkbGVuc6CRhKdwZWVyX3Br2TQxMkQzS29vV1JkRkZnM3lUYlRzRHE1WjF5Q3ZDV2Jxem5FRnJvOWplVml2bzdya2F5SjREqnNlcnZpY2VfaWSgrWZ1bmN0aW9uX25hbWWgpGxlbnOg"}}}
{"id":2,"ret_code":30000,"error_message":"after finishing execution of supplied AIR, there are some unprocessed call results: `{\"9\": CallServiceResult { ret_code: 0, result: \"1\" }}`, probably a wrong call_id used","data":"g6d2ZXJzaW9upjAuMTcuMrNpbnRlcnByZXRlcl92ZXJzaW9upjAuNjIuMKppbm5lcl9kYXRhxQEEMTJEM0tvb1dSZEZGZzN5VGJUc0RxNVoxeUN2Q1dicXpuRUZybzlqZVZpdm83cmtheUo0RAAAADTM////AQAAAAAAAAABAAAA////7AAAAAEAAAAAAOrhyHk7VZfEs/SQ52rDEXLEOWkPjuFBQruFGmH5pJ8OAO4ogUGqBtTqyifHW49uENe1C0Mo+8EFFRX0FCyBugvp2vbx44qoOkNciw83fY+SjEnRueMKmJdKDv4GDUQpRg4AAP///5wAAAAh////tQAAAEH///90AAAAAQAAAAH///+AAAAAAP///3gAAAAA////cAAAAAD///9oAAAAAP///2AAAAAA////vAAAAAE=","next_peer_pks":[],"call_requests":{"1":{"service_id":"s","function_name":"f","arguments":[1.0,"x"],"tetraplets":[[{"peer_pk":"12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D","service_id":"","function_name":"","lens":""}],[{"peer_pk":"12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D","service_id":"","function_name":"","lens":""}]]}},"limits_exceeded":["air_size"]}
{"id":null,"ret_code":10,"error_message":"air size: 43 bytes is bigger than the limit allowed: 3 bytes","data":"AAAA","next_peer_pks":[],"call_requests":{}}
{"ret_code":3,"error_message":"an error occurred while envelope deserialization: byte 0: no envelope, expected a map of three members.\nAquaVM version is 0.62.0 and it expects 0.17.2 version.","data":"","next_peer_pks":[],"call_requests":{}}
{"id":"first","ret_code":7,"error_message":"malformed keypair format: invalid key data: 3 bytes, expected 32","data":"","next_peer_pks":[],"call_requests":{}}
{"id":"first","ret_code":1,"error_message":"air can't be parsed:\nerror[AQ6012]: found the end of the script, expected two instructions in parentheses\n  ┌─ script.air:1:5\n  │\n1 │ (seq\n  │  ---^\n  │  │\n  │  in this `seq`\n  │\n\n","data":"","next_peer_pks":[],"call_requests":{}}
{"error":"the request is no JSON object"}
{"id":7,"error":"unknown `op` \"ast\", expected \"invoke\""}
{"id":8,"error":"`air` is no text"}
{"id":9,"error":"no `params`"}
{"id":10,"error":"`ttl` is no number from 0 to 4294967295"}
{"id":11,"error":"`data` is no base64"}
{"id":12,"error":"`ret_code` of the call result 1 is no code"}
{"error":"the request is no JSON: expected ident at line 1 column 2"}
